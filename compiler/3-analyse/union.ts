/** Things that may be the same one, as the classes of a union-find. */

/** @returns what stands for all that have become one with `one` */
export function rootOf<One extends { same?: One }>(one: One): One {
  let root = one
  while (root.same !== undefined) root = root.same
  // The next one who asks finds the end at once.
  for (let at = one; at.same !== undefined; ) {
    const next = at.same
    at.same = root
    at = next
  }
  return root
}
