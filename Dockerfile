# One build, three images: `migrate` (ends when the database is up to date), `worker` and `api`.
# NODE_IMAGE carries its digest; docker-compose.yml hands on another, if one is set.
ARG NODE_IMAGE=node:20.20.2-bookworm-slim@sha256:2cf067cfed83d5ea958367df9f966191a942351a2df77d6f0193e162b5febfc0

# The npm that comes with this Node runs the install scripts of every package. This one runs those that `allowScripts` in
# package.json allows, skips those it denies, and ends where it says nothing of one.
FROM ${NODE_IMAGE} AS tools
ARG NPM_VERSION=11.21.2
RUN npm install --global --ignore-scripts --no-audit --no-fund npm@${NPM_VERSION}
WORKDIR /app
COPY package.json package-lock.json ./

FROM tools AS build
RUN npm ci --strict-allow-scripts --engine-strict --no-audit --no-fund
COPY . .
RUN npm run build

FROM tools AS packages
RUN npm ci --omit=dev --strict-allow-scripts --engine-strict --no-audit --no-fund

FROM ${NODE_IMAGE} AS runtime
ENV NODE_ENV=production WORKFLOW_BUNDLE=/app/dist/workflow-bundle.js
WORKDIR /app
# Owned by root and read by everybody: the programs change nothing of their own.
COPY --from=packages /app/node_modules node_modules
COPY package.json ./
COPY --from=build /app/dist dist
USER node

FROM runtime AS migrate
CMD ["node", "dist/worker/migrate.js"]

FROM runtime AS worker
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --start-interval=2s --retries=3 \
  CMD ["node", "dist/worker/health.js"]
CMD ["node", "dist/worker/main.js"]

FROM runtime AS api
EXPOSE 7080
HEALTHCHECK --interval=15s --timeout=10s --start-period=60s --start-interval=2s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.DUBAN_API_PORT ?? 7080}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/api/main.js"]
