// Hands a file to the browser, which saves it as its owner set it up.

/** Some browsers fetch the file after the click. */
const KEPT_MS = 30_000;

/** Saves it under this name. */
export function saveFile(name: string, file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
