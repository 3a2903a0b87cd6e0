/** Buttons, menus and forms, and the rows that they stand in. */
export * from "./buttons.ts"
export * from "./menus.ts"
export * from "./modals.ts"
export * from "./rows.ts"
