# The test FHIR server as a container, for a trial of the whole stack. Never for production: it keeps everything in memory.
ARG NODE_IMAGE=docker.io/library/node:20.20.2-bookworm-slim
FROM ${NODE_IMAGE}
WORKDIR /fhir
COPY tests/fhir-server/package.json tests/fhir-server/package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY tests/fhir-server/*.mjs ./
USER 1000
ENTRYPOINT ["node", "server.mjs", "--port", "8090"]
