/** `easylang init --deploy kubernetes`: one manager, its state, its doors. */

/** @param name the project's, as Kubernetes allows it */
export function kubernetesFile(name: string): string {
  return `# docker build -t REGISTRY/${name}:1 . && docker push REGISTRY/${name}:1        (put its name in "image" below)
# kubectl create secret generic ${name} --from-literal=TOKEN=… --from-literal=DASHBOARD_KEY=$(openssl rand -hex 24)
# kubectl apply -f deploy/kubernetes.yaml
# The page: kubectl port-forward ${name}-0 7330, then http://127.0.0.1:7330/ with the key.
# Prometheus: scrape :7330/metrics with "authorization: { credentials: … }" and the same key.
apiVersion: v1
kind: Service
metadata:
  name: ${name}
  labels: { app: ${name} }
spec:
  clusterIP: None
  selector: { app: ${name} }
  ports:
    - { name: dashboard, port: 7330 }
---
# A set of one: two managers of the same shards would answer twice, so the old one ends before the new one starts.
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: ${name}
spec:
  serviceName: ${name}
  replicas: 1
  selector:
    matchLabels: { app: ${name} }
  template:
    metadata:
      labels: { app: ${name} }
    spec:
      # The manager and its shards leave within nine seconds.
      terminationGracePeriodSeconds: 20
      securityContext:
        runAsNonRoot: true
        runAsUser: 1000
        fsGroup: 1000
      containers:
        - name: bot
          image: REGISTRY/${name}:1
          envFrom:
            - secretRef: { name: ${name} }
          env:
            - { name: DASHBOARD, value: "0.0.0.0:7330" }
            # Kubernetes starts again whatever ends, and each start may cost a login: start.sh stays instead.
            - { name: ON_78, value: wait }
          ports:
            - { name: dashboard, containerPort: 7330 }
          startupProbe:
            exec: { command: [sh, -c, "test -e /tmp/needs-a-person || node -e \\"fetch('http://127.0.0.1:7330/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))\\""] }
            periodSeconds: 5
            timeoutSeconds: 5
            failureThreshold: 60
          livenessProbe:
            exec: { command: [sh, -c, "test -e /tmp/needs-a-person || node -e \\"fetch('http://127.0.0.1:7330/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))\\""] }
            periodSeconds: 20
            timeoutSeconds: 5
            failureThreshold: 3
          # True only when every shard receives events; nothing is started again for it.
          readinessProbe:
            httpGet: { path: /readyz, port: dashboard }
            periodSeconds: 10
          securityContext:
            allowPrivilegeEscalation: false
            capabilities: { drop: [ALL] }
          resources:
            # About 60 MB for the manager, and 80 for each shard.
            requests: { cpu: 100m, memory: 512Mi }
            limits: { memory: 2Gi }
          volumeMounts:
            - { name: state, mountPath: /state }
  volumeClaimTemplates:
    - metadata: { name: state }
      spec:
        accessModes: [ReadWriteOnce]
        resources:
          requests: { storage: 64Mi }
`
}
