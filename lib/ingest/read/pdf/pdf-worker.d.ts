/** Loading it is what counts: it puts its handler where pdf.js looks for one before starting a thread. */
declare module "pdfjs-dist/legacy/build/pdf.worker.mjs";
