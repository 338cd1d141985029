# By digest, of the index of all its platforms: the same base for everybody, until somebody changes this line
# (docs/decisions/2026-11-21-base-image.md).
ARG NODE_IMAGE=node:24.18.0-bookworm-slim@sha256:6f7b03f7c2c8e2e784dcf9295400527b9b1270fd37b7e9a7285cf83b6951452d
FROM ${NODE_IMAGE} AS build
WORKDIR /site
COPY . .
# Where the site lives below a path, e.g. /images; it is written into the files at build.
ARG PULLPORT_BASE_PATH=
ENV NEXT_TELEMETRY_DISABLED=1
# It installs what the lockfile names, as `npm start` does on a fresh clone.
RUN npm run build

FROM ${NODE_IMAGE}
ENV NODE_ENV=production HOSTNAME=0.0.0.0 PORT=3000
WORKDIR /site
COPY --from=build /site/.next/standalone ./
# A number, so that runAsNonRoot can tell it is not root. Nothing here is writable, and nothing needs to be.
USER 1000:1000
EXPOSE 3000
# The flags of scripts/server-flags.ts.
CMD ["node", "--disable-proto=delete", "--max-http-header-size=32768", "--max-semi-space-size=16", "--enable-source-maps", "server.js"]
