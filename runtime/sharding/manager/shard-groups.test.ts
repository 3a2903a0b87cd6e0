import fc from "fast-check"
import { expect, test } from "vitest"
import { decideShardsPerProcess, groupShards, thisComputer } from "./shard-groups.ts"

test.each([
  // A process for each core.
  [{ shards: 8, cores: 2, freeMb: 8000 }, 4],
  [{ shards: 8, cores: 16, freeMb: 8000 }, 1],
  [{ shards: 5, cores: 2, freeMb: 8000 }, 3],
  // More processes than cores, so that no end takes more than sixteen shards.
  [{ shards: 64, cores: 2, freeMb: 8000 }, 16],
  // Little memory: as few processes as it takes, one at least.
  [{ shards: 8, cores: 8, freeMb: 270 }, 4],
  [{ shards: 64, cores: 8, freeMb: 50 }, 64],
  [{ shards: 1, cores: 8, freeMb: 8000 }, 1],
])("auto: %j gives %i shards in a process", ({ shards, ...computer }, perProcess) => {
  expect(decideShardsPerProcess(shards, computer)).toBe(perProcess)
})

test("every shard is in exactly one process, in order, and no process has more than it may", () => {
  const ids = fc.uniqueArray(fc.nat(500)).map((each) => each.sort((one, other) => one - other))
  fc.assert(
    fc.property(ids, fc.integer({ min: 1, max: 40 }), (shardIds, perProcess) => {
      const groups = groupShards(shardIds, perProcess)
      expect(groups.flat()).toEqual(shardIds)
      expect(groups).toHaveLength(Math.ceil(shardIds.length / perProcess))
      for (const group of groups) {
        expect(group.length).toBeGreaterThan(0)
        expect(group.length).toBeLessThanOrEqual(perProcess)
      }
    }),
  )
})

test("this computer has a core and some memory", () => {
  const { cores, freeMb } = thisComputer()
  expect(cores).toBeGreaterThanOrEqual(1)
  expect(freeMb).toBeGreaterThan(16)
})
