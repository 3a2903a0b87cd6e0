/** `delete o[k]`: takes a key out of an object. */
import { Fault } from "../fault.ts"
import { display } from "./display.ts"
import { kindName } from "./kinds.ts"

/**
 * Takes a key out of an object; one that is not there is fine.
 * @throws Fault `cannot_delete` for everything that is no object
 * @operator
 */
export function deleteAt(target: unknown, key: unknown): void {
  if (target instanceof Map) {
    target.delete(key)
    return
  }
  if (typeof target !== "object" || target === null || Array.isArray(target)) {
    throw new Fault(
      "cannot_delete",
      `delete takes a key out of an object, and this is ${kindName(target)}.`,
    )
  }
  Reflect.deleteProperty(target, typeof key === "string" ? key : display(key))
}
