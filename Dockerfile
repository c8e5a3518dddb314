# Not needed to try Moothall: `npm ci && npm run demo` is enough. This is for those who run containers.
FROM node:22-bookworm-slim AS build
WORKDIR /moothall
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:22-bookworm-slim
WORKDIR /moothall
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/var/lib/moothall
COPY --from=build /moothall/package.json ./
COPY --from=build /moothall/node_modules node_modules
COPY --from=build /moothall/bin bin
COPY --from=build /moothall/dist dist
COPY --from=build /moothall/apps apps
RUN mkdir "$DATA_DIR" /var/lib/signer && chown node:node "$DATA_DIR" /var/lib/signer
USER node
VOLUME $DATA_DIR
EXPOSE 3000
CMD ["node", "bin/moothall.mjs", "start"]
