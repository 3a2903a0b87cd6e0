/** `easylang init --deploy pm2`: the process as pm2 reads it. */

/** @param name the project's */
export function pm2File(name: string): string {
  return `// easylang build manager.ez && pm2 start ecosystem.config.cjs && pm2 save
// The token comes from the file .env in this folder (TOKEN=…). The page is at http://127.0.0.1:7330/
module.exports = {
  apps: [
    {
      name: "${name}",
      script: "dist/manager.js",
      args: "--dashboard",
      // One manager: it starts the shards itself.
      exec_mode: "fork",
      instances: 1,
      env: { NODE_ENV: "production" },
      // 0 is done; 64, 65 and 78 wait for a person. 75 and the others are tried again, ever later.
      stop_exit_codes: [0, 64, 65, 78],
      exp_backoff_restart_delay: 1000,
      // The signal goes to the manager, which ends its shards within nine seconds.
      treekill: false,
      kill_timeout: 15000
    }
  ]
}
`
}
