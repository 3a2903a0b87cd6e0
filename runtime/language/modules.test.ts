import { expect, test } from "vitest"
import {
  defineModule,
  endsWithModule,
  listModules,
  loadModule,
  openModule,
  reloadModule,
  unloadModule,
} from "./modules.ts"

test("handlers end with the module that registered them, and stay when loading it again fails", async () => {
  const heard = new Set<number>()
  let round = 0
  const source = defineModule("Hears", "hears.ez", () => {
    round += 1
    const mine = round
    heard.add(mine)
    endsWithModule(() => heard.delete(mine))
    if (mine === 3) throw new Error("not this time")
  })
  await openModule(source)
  await openModule(source)
  expect([...heard]).toEqual([1])
  await reloadModule("Hears")
  expect([...heard]).toEqual([2])
  await expect(reloadModule("Hears")).rejects.toThrow("not this time")
  expect([...heard]).toEqual([2])
  expect(listModules()).toMatchObject([{ name: "Hears", reload_count: "1", event_handlers: "1" }])
  expect(unloadModule("Hears")).toBe(true)
  expect([...heard]).toEqual([])
})

test("what a module registers belongs to it alone, also when it loads another one", async () => {
  const heard: string[] = []
  const hear = (name: string) => {
    heard.push(name)
    endsWithModule(() => heard.splice(heard.indexOf(name), 1))
  }
  const inner = defineModule("Inner", "inner.ez", () => hear("inner"))
  const outer = defineModule("Outer", "outer.ez", async () => {
    await openModule(inner)
    hear("outer")
  })
  await openModule(outer)
  hear("the program")
  unloadModule("Outer")
  expect(heard).toEqual(["inner", "the program"])
  unloadModule("Inner")
  expect(heard).toEqual(["the program"])
})

test("modules say what they cannot do", async () => {
  const first = defineModule("Same", "one.ez", () => undefined)
  await openModule(first)
  const second = defineModule("Same", "two.ez", () => undefined)
  await expect(openModule(second)).rejects.toThrow('Two modules are called "Same"')
  unloadModule("Same")
  const circle = defineModule("Circle", "circle.ez", () => openModule(circle))
  await expect(openModule(circle)).rejects.toThrow("loads itself")
  expect(listModules()).toEqual([])
  await expect(loadModule("else.ez")).rejects.toThrow("put into the build")
  await expect(reloadModule("Same")).rejects.toThrow("none is")
})

test("a long row of modules that load modules runs", async () => {
  const link = (at: number) =>
    defineModule(`Row${at}`, `row${at}.ez`, async (exports) => {
      exports.depth = at === 5000 ? 1 : (await openModule(link(at + 1))).depth + 1
    })
  expect((await openModule(link(1))).depth).toBe(5000)
})
