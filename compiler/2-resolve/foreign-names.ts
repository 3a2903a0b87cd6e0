/** Names that other languages have and a beginner may bring along, with what they are called here. */
export const FOREIGN_NAMES: Readonly<Record<string, string>> = {
  None: "null",
  nil: "null",
  undefined: "null",
  True: "true",
  TRUE: "true",
  False: "false",
  FALSE: "false",
  console: "print",
  echo: "print",
  puts: "print",
  printf: "print",
  println: "print",
  String: "str",
  len: "length",
  sizeof: "length",
  sleep: "wait",
}
