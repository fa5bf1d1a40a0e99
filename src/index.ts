/** The public list of emilua-ts. */
export { Vm, type VmOptions, type RunOptions, type LoadOptions, type VmStats } from "./vm.js";
export { Job, BudgetError, type Outcome, type RunLimits } from "./job.js";
export { type HostClass, type HostClassDefinition } from "./host-class.js";
export { results, type HostFunction, type Results } from "./interp/host-functions.js";
export { type HostObject } from "./interp/host-object.js";
export { type Conversion, type StringMode, type TableMode } from "./interp/marshal.js";
export { LuaFunction, LuaOpaque, LuaRef, LuaTable } from "./interp/refs.js";
export {
  ArgumentError,
  EmiluaError,
  LuaError,
  LuaSyntaxError,
  OutOfMemoryError,
  VmClosedError,
  errorCodes,
  type ErrorCode,
} from "./interp/errors.js";
export { type ModuleFiles, fileSystem } from "./modules/loader/files.js";
export { type ModuleSource } from "./modules/loader/loader.js";
export { type ProcessAccess } from "./scheduler/runtime/vm-context.js";
export { type StopReason } from "./scheduler/runtime/budget.js";
