/**
 * Returns FNV-1a over the words of some bytes, 32 bits: it tells a spoilt file from a whole one, or one name from
 * another. Whoever means harm can match it; loading node:crypto costs more than a whole short command.
 */
export function checksum(content: Uint8Array): number {
  const { buffer, byteOffset, length } = content.byteOffset % 4 === 0 ? content : new Uint8Array(content);
  const words = new Uint32Array(buffer, byteOffset, length >> 2);
  let hash = 0x811c9dc5;
  // By number: an iterator takes six times as long until the engine has compiled the loop.
  for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ (words[at] ?? 0), 0x01000193);
  for (const byte of content.subarray(length & ~3)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
