/** Imported first by every script: says plainly what an older Node would say with a stack trace, or a crash. */
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Gần Dân needs Node.js 24 or newer; this is ${process.version}. Use "npm start" and "npm test": they bring their own.`,
  );
  process.exit(1);
}
