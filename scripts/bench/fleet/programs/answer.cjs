// What every manager of this bench does for it, over IPC: says that all shards are ready, and times its own calls.

/** @param calls name → a function that asks all shards once and settles with the results */
function answer(calls) {
  process.on("message", async ({ id, call, times, apartMs }) => {
    process.send({ id, ...(await measure(calls[call], times, apartMs)) })
  })
}

/** One after another, or with `apartMs` a new one each time without waiting for the last. */
async function measure(call, times, apartMs) {
  const took = []
  let failed = 0
  const once = async () => {
    const started = performance.now()
    try {
      await call()
    } catch {
      failed += 1
    }
    took.push(performance.now() - started)
  }
  if (apartMs === null) for (let n = 0; n < times; n += 1) await once()
  else {
    const running = []
    for (let n = 0; n < times; n += 1) {
      running.push(once())
      await new Promise((soon) => setTimeout(soon, apartMs))
    }
    await Promise.all(running)
  }
  return { took, failed }
}

function ready() {
  process.send({ ready: true })
}

function fail(error) {
  process.send({ error: error.message })
}

module.exports = { answer, ready, fail }
