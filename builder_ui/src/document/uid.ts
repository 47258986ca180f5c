const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789'
const LENGTH = 16

/** A new identity of a part: it stays when the part is renamed or moved. */
export function newUid(random: (length: number) => Uint8Array = cryptoBytes): string {
  let uid = ''
  while (uid.length < LENGTH) {
    for (const byte of random(LENGTH)) {
      // 252 = 7 × 36: bytes above would make the first letters likelier
      if (byte < 252 && uid.length < LENGTH) uid += ALPHABET[byte % 36]
    }
  }
  return uid
}

const cryptoBytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length))
