// docxtemplater as a process that renders when told to.
//
// The first line of the input is JSON: {template: base64, context}.  Each line after
// it asks for a document; the answer is a line of JSON: how many milliseconds it took,
// and the document in base64.  Nothing is kept from one to the next but the bytes of
// the template, as in docxtemplater's documentation.
"use strict";

const readline = require("node:readline");
const Docxtemplater = require("docxtemplater");
const PizZip = require("pizzip");

const NAME = /^[\w.]+$/;

// The value of a dotted name; undefined sends docxtemplater to the scope above.
function value(scope, name) {
    if (name === ".") {
        return scope;
    }
    return name.split(".").reduce((found, key) => found?.[key], scope);
}

// What a condition says of a scope: a name, or a name == a constant.
function test(condition) {
    const [name, wanted] = condition.split("==").map((side) => side.trim());
    if (!NAME.test(name)) {
        throw new Error(`no expression of docgen's templates: ${condition}`);
    }
    if (wanted === undefined) {
        return (scope) => value(scope, name);
    }
    const constant = JSON.parse(wanted.replaceAll("'", '"'));
    return (scope) => value(scope, name) === constant;
}

// Expressions as far as docgen's templates have them: one condition, or several with "or".
function parser(tag) {
    const [first, ...more] = tag.split(" or ").map(test);
    if (more.length === 0) {
        return { get: first };
    }
    return { get: (scope) => first(scope) || more.some((condition) => condition(scope)) };
}

function render(template, context) {
    const document = new Docxtemplater(new PizZip(template), {
        paragraphLoop: true,
        linebreaks: true,
        parser,
    });
    document.render(context);
    return document.toBuffer({ compression: "DEFLATE" });
}

async function main() {
    const lines = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]();
    const task = JSON.parse((await lines.next()).value);
    const template = Buffer.from(task.template, "base64");
    for await (const _ of lines) {
        const start = performance.now();
        const document = render(template, task.context);
        const milliseconds = performance.now() - start;
        console.log(JSON.stringify({ milliseconds, document: document.toString("base64") }));
    }
}

main();
