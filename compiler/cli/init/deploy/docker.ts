/** `easylang init --deploy docker`: an image, and how it is kept running. */

export const DOCKERFILE = `# Builds the bot, and puts only what runs into the image: bundles need no node_modules.
FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json* ./
RUN npm install
COPY . .
RUN npx easylang build manager.ez

FROM node:22-slim
WORKDIR /app
# The ledger of logins outlives the container: mount something at /state.
ENV NODE_ENV=production EASYLANG_STATE_DIR=/state
RUN mkdir /state && chown node:node /state
VOLUME /state
COPY --from=build /app/dist ./dist
COPY deploy/start.sh ./
USER node
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \\
  CMD ["node", "-e", "fetch('http://127.0.0.1:7330/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["sh", "./start.sh"]
`

export const DOCKERIGNORE = `.env
.git
dist
node_modules
`

/**
 * Between the container and the manager: hands signals on, and keeps whoever restarts containers from
 * starting one again that a person must mend first: each start may cost a login of the day's.
 */
export const START_SCRIPT = `#!/bin/sh
# Starts the manager, hands signals on to it, and reads its exit code:
#   78, 64, 65  a person must change something (token, intents, options): do not start again
#   75          Discord cannot be reached, or no logins are left today: start again later
# ON_78=stop ends as if all were well, so that "restart: on-failure" leaves it; ON_78=wait stays, and says
# so in the file /tmp/needs-a-person, for Kubernetes, which starts again whatever ends.
node dist/manager.js "--dashboard=\${DASHBOARD:-127.0.0.1:7330}" "$@" &
manager=$!
ending=no
trap 'ending=yes; kill -TERM "$manager" 2>/dev/null' TERM INT
wait "$manager"
code=$?
# A signal ends the wait before the manager has ended.
while kill -0 "$manager" 2>/dev/null; do
  wait "$manager"
  code=$?
done
[ "$ending" = yes ] && exit "$code"
case $code in
  64 | 65 | 78)
    echo "The manager ended with $code: a person must change something, see above." >&2
    [ "\${ON_78:-stop}" = stop ] && exit 0
    touch /tmp/needs-a-person
    sleep 2147483 &
    waiting=$!
    trap 'kill "$waiting"; exit 0' TERM INT
    wait "$waiting"
    ;;
  75)
    # Not at once: the same answer would come.
    sleep "\${WAIT_AFTER_75:-60}" &
    waiting=$!
    trap 'kill "$waiting"; exit 75' TERM INT
    wait "$waiting"
    ;;
esac
exit "$code"
`

/** @param name the project's */
export function composeFile(name: string): string {
  return `# docker compose up --build -d     the token comes from the file .env (TOKEN=…)
services:
  ${name}:
    build: .
    env_file: .env
    environment:
      ON_78: stop
    volumes:
      - state:/state
    # Starts again what failed; start.sh ends with 0 when a person must change something first.
    restart: on-failure
    # The manager and its shards leave within nine seconds.
    stop_grace_period: 15s
    init: true
    ulimits:
      nofile: 65536
    # The page, from this computer only. It wants a key: DASHBOARD_KEY=… in .env (openssl rand -hex 24),
    # and in "environment" above: DASHBOARD: 0.0.0.0:7330
    # ports:
    #   - 127.0.0.1:7330:7330
volumes:
  state:
`
}
