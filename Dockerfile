# The tag moves; a release build pins it: --build-arg NODE_DIGEST=@sha256:…, as the registry tells it on that day.
# It has no default, since a digest that no one has looked at is worth less than a tag.
ARG NODE_DIGEST=
FROM node:24-bookworm-slim${NODE_DIGEST} AS build
WORKDIR /site
COPY . .
# Where the site lives below a path, e.g. /images; it is written into the files at build.
ARG PULLPORT_BASE_PATH=
ENV NEXT_TELEMETRY_DISABLED=1
# It installs what the lockfile names, as `npm start` does on a fresh clone.
RUN npm run build

FROM node:24-bookworm-slim${NODE_DIGEST}
ENV NODE_ENV=production HOSTNAME=0.0.0.0 PORT=3000
WORKDIR /site
COPY --from=build /site/.next/standalone ./
# A number, so that runAsNonRoot can tell it is not root. Nothing here is writable, and nothing needs to be.
USER 1000:1000
EXPOSE 3000
# The flags of scripts/server-flags.ts.
CMD ["node", "--disable-proto=delete", "--max-http-header-size=32768", "--max-semi-space-size=16", "--enable-source-maps", "server.js"]
