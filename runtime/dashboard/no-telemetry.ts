/**
 * Stands in our bundles for `@opentelemetry/api`, of which prom-client reads one function for its own
 * default metrics; we make none of those, and the package would be a seventh of a manager's bundle.
 */
export {}
