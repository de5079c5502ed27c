// Files of a zip archive that is not compressed, read from its directory at the end as unpackers do.

const ENTRY = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;

/** Paths and bytes. Throws when it is no such archive, or cut off. */
export function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.length - END_BYTES;
  if (end < 0 || archive.readUInt32LE(end) !== END) throw new Error('No whole archive.');
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let n = archive.readUInt16LE(end + 10); n > 0; n -= 1) {
    if (archive.readUInt32LE(at) !== ENTRY || archive.readUInt16LE(at + 10) !== 0) throw new Error('No such entry.');
    const [size, name, extra, note] = [20, 28, 30, 32].map((field) => archive.readUInt16LE(at + field)) as [
      number,
      number,
      number,
      number,
    ];
    const bytes = archive.readUInt32LE(at + 24);
    const local = archive.readUInt32LE(at + 42);
    const start = local + LOCAL_BYTES + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    if (size !== (bytes & 0xffff)) throw new Error('Compressed.');
    files.set(
      archive.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + name),
      archive.subarray(start, start + bytes),
    );
    at += ENTRY_BYTES + name + extra + note;
  }
  return files;
}
