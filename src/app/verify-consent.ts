import type { ConsentCrypto } from '../core/consent/certificate.ts'
import { type CertificateReport, checkCertificate } from '../core/consent/verify-certificate.ts'
import { hasTwinKeys } from '../core/consent/twin-keys.ts'
import { AppError } from '../core/app-error.ts'
import type { FilesPort } from './ports/files.ts'

type ConsentWorld = { readonly files: FilesPort; readonly crypto: ConsentCrypto }

const fingerprintForm = /^[0-9a-f]{64}$/

/** `assay consent verify`: checks hashes, chain and signatures of a certificate file, offline. */
export async function verifyConsent(
  world: ConsentWorld,
  input: { readonly from: string /** SHA-256 of the public key to trust, hex. */; readonly pinnedKey: string | null },
): Promise<CertificateReport> {
  const pinned = input.pinnedKey?.toLowerCase().replaceAll(/[\s:]/g, '') ?? null
  if (pinned !== null && !fingerprintForm.test(pinned))
    throw new AppError('bad_input', 'key_broken', '--key takes the SHA-256 of the public key: 64 hex digits.', {
      option: '--key',
    })
  const source = await world.files.openLines(input.from)
  const check = checkCertificate(world.crypto, pinned)
  for await (const { line, value, text } of source.lines((row) => check.broken(row.line))) {
    if (hasTwinKeys(text)) check.twins(line)
    check.line(line, value)
  }
  return check.finish()
}
