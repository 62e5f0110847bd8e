// Fills template.docx with data.json by one engine: node peers.mjs ENGINE FOLDER TIMES. Prints the seconds of one document.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [engine, folder, times] = process.argv.slice(2);
const require = createRequire(join(folder, "node_modules", "index.js"));
const path = join(folder, "template.docx");
const template = readFileSync(path);
const data = JSON.parse(readFileSync(join(folder, "data.json"), "utf8"));

const fill = {
  "easy-template-x": async () => {
    const { TemplateHandler } = require("easy-template-x");
    return new TemplateHandler().process(template, data);
  },
  docxtemplater: async () => {
    const Docxtemplater = require("docxtemplater");
    const document = new Docxtemplater(new (require("pizzip"))(template), { paragraphLoop: true });
    document.render(data);
    return document.toBuffer();
  },
  carbone: () =>
    new Promise((done, fail) =>
      require("carbone").render(path, data, {}, (why, made) => (why ? fail(why) : done(made))),
    ),
}[engine];

const made = await fill(); // warm
writeFileSync(join(folder, "filled.docx"), made);
const took = [];
for (let n = 0; n < Number(times); n += 1) {
  const begun = process.cpuUsage();
  await fill();
  const spent = process.cpuUsage(begun);
  took.push((spent.user + spent.system) / 1e6);
}
took.sort((one, other) => one - other);
console.log(took[Math.floor(took.length / 2)]);
process.exit(0);
