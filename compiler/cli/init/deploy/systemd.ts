/** `easylang init --deploy systemd`: a service of its own user that honours exit codes. */

/** @param name the project's, also the service's and its folder's */
export function systemdUnit(name: string): string {
  return `# easylang build manager.ez
# sudo mkdir -p /opt/${name} && sudo cp -r dist /opt/${name}/
# sudo install -m 600 .env /etc/${name}.env          # TOKEN=…
# sudo cp deploy/${name}.service /etc/systemd/system/
# sudo systemctl daemon-reload && sudo systemctl enable --now ${name}
# The page is at http://127.0.0.1:7330/, the log in: journalctl -u ${name} -f
[Unit]
Description=${name}, a fleet of Discord shards
Wants=network-online.target
After=network-online.target
# It may be started again as often as need be: the manager keeps to Discord's budget itself.
StartLimitIntervalSec=0

[Service]
Type=exec
WorkingDirectory=/opt/${name}
EnvironmentFile=/etc/${name}.env
Environment=NODE_ENV=production EASYLANG_STATE_DIR=/var/lib/${name}
ExecStart=/usr/bin/env node dist/manager.js --dashboard
# The ledger of logins is kept here.
StateDirectory=${name}
DynamicUser=yes
# 75 (Discord cannot be reached, no logins left today) is tried again; 64, 65 and 78 wait for a person.
Restart=on-failure
RestartSec=20
RestartPreventExitStatus=64 65 78
# SIGTERM goes to the manager, which ends its shards; what is left after that is killed.
KillMode=mixed
KillSignal=SIGTERM
TimeoutStopSec=15
LimitNOFILE=65536
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
PrivateDevices=yes
ProtectKernelTunables=yes
ProtectControlGroups=yes
RestrictSUIDSGID=yes

[Install]
WantedBy=multi-user.target
`
}
