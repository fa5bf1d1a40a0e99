-- A fiber that dies of an error object is reported with its message.
--@ exit 1
--! Main fiber from VM 0x* panicked: 'End of file'
error(require 'asio_error'.misc.eof)
