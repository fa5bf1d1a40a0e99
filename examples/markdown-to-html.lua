-- Converts Markdown to HTML: headings, paragraphs, emphasis, code, links and images, nested lists, quotes, tables, rules.
--
--   emilua-ts run examples/markdown-to-html.lua -- '# Title
--   Some *text*.'
--
-- Without an argument it converts a document of its own.

--------------------------------------------------------------------------------
-- Inline: text with marks inside one block.

local entities = {['&'] = '&amp;', ['<'] = '&lt;', ['>'] = '&gt;', ['"'] = '&quot;'}

local function escape(text)
    return (text:gsub('[&<>"]', entities))
end

-- What is finished (code, links) is set aside under a number, so that later rules leave it alone.
local function inline(text)
    local aside = {}
    local function keep(html)
        aside[#aside + 1] = html
        return '\1' .. #aside .. '\2'
    end

    text = text:gsub('\\([\\`*_{}%[%]()#+.!|<>~-])', function(char) return keep(escape(char)) end)
    text = text:gsub('(`+)(.-)%1', function(_, code)
        return keep('<code>' .. escape(code:match('^ (.*) $') or code) .. '</code>')
    end)
    text = text:gsub('<(https?://[^%s>]+)>', function(url)
        return keep(('<a href="%s">%s</a>'):format(escape(url), escape(url)))
    end)
    text = escape(text)
    text = text:gsub('!%[([^%]]*)%]%(([^%s)]+)%)', function(alt, url)
        return keep(('<img src="%s" alt="%s">'):format(url, alt))
    end)
    text = text:gsub('%[([^%]]+)%]%(([^%s)]+)%s*([^)]*)%)', function(label, url, title)
        title = title:match('^&quot;(.*)&quot;$')
        return keep(('<a href="%s"%s>'):format(url, title and (' title="%s"'):format(title) or '')) .. label .. keep('</a>')
    end)
    text = text:gsub('%*%*(%S.-)%*%*', '<strong>%1</strong>')
    text = text:gsub('__(%S.-)__', '<strong>%1</strong>')
    text = text:gsub('%*(%S.-)%*', '<em>%1</em>')
    text = text:gsub('%f[%w_]_(%S.-)_%f[^%w_]', '<em>%1</em>')
    text = text:gsub('~~(%S.-)~~', '<del>%1</del>')
    text = text:gsub('  \n', '<br>\n')
    while text:find('\1') do -- kept pieces may hold others
        text = text:gsub('\1(%d+)\2', function(i) return aside[tonumber(i)] end)
    end
    return text
end

--------------------------------------------------------------------------------
-- Blocks. `convert` takes lines, answers HTML lines; quotes and lists call it for what is inside them.

local convert

local function split(text)
    local lines = {}
    for line in (text .. '\n'):gmatch('(.-)\r?\n') do
        lines[#lines + 1] = (line:gsub('\t', '    '))
    end
    return lines
end

local function is_blank(line)
    return line == nil or not line:find('%S')
end

local function indent_of(line)
    return #line:match('^ *')
end

local function is_rule(line)
    local marks = line:gsub('%s', '')
    return #marks >= 3 and (marks:find('^%-+$') or marks:find('^%*+$') or marks:find('^_+$')) and indent_of(line) < 4
end

-- Marker of a list item: its kind, the column its text starts at, the text, and the number of ordered ones.
local function item_of(line)
    local space, mark, gap, text = line:match('^( *)([-+*])( +)(.*)$')
    if mark and not is_rule(line) then
        return 'ul', #space + 1 + #gap, text, nil, #space
    end
    local number
    space, number, gap, text = line:match('^( *)(%d+)[.)]( +)(.*)$')
    if number then
        return 'ol', #space + #number + 1 + #gap, text, tonumber(number), #space
    end
end

local function starts_block(line)
    return line:find('^ ? ? ?#+ ') or line:find('^ ? ? ?>') or line:find('^ ? ? ?```') or line:find('^ ? ? ?~~~')
        or is_rule(line) or item_of(line)
end

local function cells_of(line)
    local cells = {}
    local row = line:gsub('^%s*|', ''):gsub('|%s*$', ''):gsub('\\|', '\3')
    for cell in (row .. '|'):gmatch('(.-)|') do
        cells[#cells + 1] = (cell:match('^%s*(.-)%s*$'):gsub('\3', '|'))
    end
    return cells
end

local function alignments_of(line)
    if not line or not line:find('|') and not line:find('^ *:?%-+:? *$') or not line:find('^[ |:-]+$') then
        return nil
    end
    local aligns = {}
    for i, cell in ipairs(cells_of(line)) do
        local left, right = cell:match('^(:?)%-+(:?)$')
        if not left then return nil end
        aligns[i] = left ~= '' and (right ~= '' and 'center' or 'left') or right ~= '' and 'right' or ''
    end
    return aligns
end

local blocks = {}

function blocks.heading(lines, i, out)
    local marks, text = lines[i]:match('^ ? ? ?(#+)%s+(.-)%s*#*%s*$')
    if not marks or #marks > 6 then return nil end
    out[#out + 1] = ('<h%d>%s</h%d>'):format(#marks, inline(text), #marks)
    return i + 1
end

function blocks.fence(lines, i, out)
    local space, fence, language = lines[i]:match('^( ? ? ?)(```+)%s*(%S*)')
    if not fence then space, fence, language = lines[i]:match('^( ? ? ?)(~~~+)%s*(%S*)') end
    if not fence then return nil end
    local code = {}
    i = i + 1
    while lines[i] and not lines[i]:find('^ ? ? ?' .. fence) do
        code[#code + 1] = escape((lines[i]:gsub('^' .. space, '')))
        i = i + 1
    end
    local class = language ~= '' and (' class="language-%s"'):format(escape(language)) or ''
    code[#code + 1] = '</code></pre>'
    code[1] = ('<pre><code%s>'):format(class) .. code[1]
    for _, line in ipairs(code) do out[#out + 1] = line end
    return i + 1
end

function blocks.rule(lines, i, out)
    if not is_rule(lines[i]) then return nil end
    out[#out + 1] = '<hr>'
    return i + 1
end

function blocks.indented(lines, i, out)
    if indent_of(lines[i]) < 4 then return nil end
    local code = {}
    while lines[i] and (indent_of(lines[i]) >= 4 or is_blank(lines[i])) do
        code[#code + 1] = escape(lines[i]:sub(5))
        i = i + 1
    end
    while is_blank(code[#code]) do code[#code] = nil end
    out[#out + 1] = '<pre><code>' .. table.concat(code, '\n')
    out[#out + 1] = '</code></pre>'
    return i
end

function blocks.quote(lines, i, out)
    if not lines[i]:find('^ ? ? ?>') then return nil end
    local inner = {}
    while not is_blank(lines[i]) and (lines[i]:find('^ ? ? ?>') or not starts_block(lines[i])) do
        inner[#inner + 1] = (lines[i]:gsub('^ ? ? ?> ?', ''))
        i = i + 1
    end
    out[#out + 1] = '<blockquote>'
    for _, line in ipairs(convert(inner)) do out[#out + 1] = line end
    out[#out + 1] = '</blockquote>'
    return i
end

function blocks.list(lines, i, out)
    local kind, column, _, number, indent = item_of(lines[i])
    if not kind or indent >= 4 then return nil end
    local items, loose = {}, false
    while lines[i] do
        local item_kind, item_column, text = item_of(lines[i])
        if item_kind ~= kind or indent_of(lines[i]) ~= indent then break end
        column = item_column
        local inner = {text}
        i = i + 1
        while lines[i] do
            if is_blank(lines[i]) then
                if not lines[i + 1] or indent_of(lines[i + 1]) < column then break end
                inner[#inner + 1] = ''
            elseif indent_of(lines[i]) >= column then
                inner[#inner + 1] = lines[i]:sub(column + 1)
            elseif starts_block(lines[i]) or is_blank(lines[i - 1]) then
                break
            else
                inner[#inner + 1] = lines[i]:match('^ *(.*)')
            end
            i = i + 1
        end
        items[#items + 1] = inner
        for k = 1, #inner - 1 do
            if inner[k] == '' and indent_of(inner[k + 1]) == 0 and not item_of(inner[k + 1]) then
                loose = true
            end
        end
        if is_blank(lines[i]) and lines[i + 1] and item_of(lines[i + 1]) == kind and indent_of(lines[i + 1]) == indent then
            loose = true
            i = i + 1
        end
    end
    out[#out + 1] = kind == 'ol' and number ~= 1 and ('<ol start="%d">'):format(number) or '<' .. kind .. '>'
    for _, inner in ipairs(items) do
        local html = convert(inner, not loose)
        out[#out + 1] = '<li>' .. (html[1] or '')
        for k = 2, #html do out[#out + 1] = html[k] end
        out[#out] = out[#out] .. '</li>'
    end
    out[#out + 1] = '</' .. kind .. '>'
    return i
end

function blocks.table(lines, i, out)
    local aligns = lines[i]:find('|') and alignments_of(lines[i + 1])
    if not aligns then return nil end
    local function row(line, tag)
        out[#out + 1] = '<tr>'
        local cells = cells_of(line)
        for k, align in ipairs(aligns) do
            local attribute = align ~= '' and (' style="text-align: %s"'):format(align) or ''
            out[#out + 1] = ('<%s%s>%s</%s>'):format(tag, attribute, inline(cells[k] or ''), tag)
        end
        out[#out + 1] = '</tr>'
    end
    out[#out + 1] = '<table>'
    row(lines[i], 'th')
    i = i + 2
    while not is_blank(lines[i]) and lines[i]:find('|') do
        row(lines[i], 'td')
        i = i + 1
    end
    out[#out + 1] = '</table>'
    return i
end

-- `tight`: in a list without blank lines paragraphs get no <p>.
function blocks.paragraph(lines, i, out, tight)
    local text = {}
    repeat
        text[#text + 1] = lines[i]:match('^ *(.-)$')
        i = i + 1
        if not is_blank(lines[i]) and lines[i]:find('^=+%s*$') then
            out[#out + 1] = '<h1>' .. inline(table.concat(text, '\n')) .. '</h1>'
            return i + 1
        elseif not is_blank(lines[i]) and lines[i]:find('^%-%-+%s*$') then
            out[#out + 1] = '<h2>' .. inline(table.concat(text, '\n')) .. '</h2>'
            return i + 1
        end
    until is_blank(lines[i]) or starts_block(lines[i])
    local html = inline(table.concat(text, '\n'))
    out[#out + 1] = tight and html or '<p>' .. html .. '</p>'
    return i
end

local order = {'fence', 'heading', 'rule', 'indented', 'quote', 'list', 'table', 'paragraph'}

function convert(lines, tight)
    local out, i = {}, 1
    while i <= #lines do
        if is_blank(lines[i]) then
            i = i + 1
        else
            for _, name in ipairs(order) do
                local next_i = blocks[name](lines, i, out, tight)
                if next_i then
                    i = next_i
                    break
                end
            end
        end
    end
    return out
end

--------------------------------------------------------------------------------

local sample = [==[
Markdown *in* Lua
=================

A paragraph with **strong**, _emphasis_, ~~gone~~, `code < & >`, a [link](https://example.org "Title"),
an ![image](cat.png), <https://example.org/?a=1&b=2> and \*escaped\* marks.
snake_case_names stay; a line ends here  
and breaks.

## Lists

- first
- second, with `*code*`
  1. ordered
  2. nested
     - deeper

       a paragraph in the item
- third

3. starts at three

4. is loose

> A quote
> with *marks*
> > and a quote inside
> - and a list

| Name  | Price | Note       |
|:------|------:|:----------:|
| Tea   |  1.20 | *green*    |
| A\|B  |  10   |            |

```lua
local x = 1 < 2 and "yes" -- not *emphasis*
```

    indented code
      keeps its shape

* * *

### The [end](#) ###
]==]

print(table.concat(convert(split(... or sample)), '\n'))
