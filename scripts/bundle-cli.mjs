// Bundles the command into dist/cli.js: one file starts in half the time of thirty.
import { chmodSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const outfile = join(root, "dist/cli.js");

await build({
  entryPoints: [join(root, "src/cli/main.ts")],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20.18",
  banner: { js: "#!/usr/bin/env node" },
  define: { EMILUA_VERSION: JSON.stringify(version) },
  minifySyntax: true,
  legalComments: "none",
  logLevel: "warning",
});
chmodSync(outfile, 0o755);
