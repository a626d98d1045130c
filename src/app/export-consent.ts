import { type ConsentEntry, type ConsentSigner, sealChain, withoutRecord } from '../core/consent/certificate.ts'
import {
  type CertificateHeader,
  type CertificateKey,
  certificateFormat,
  certificateLines,
  certificateVersion,
  headerHash,
} from '../core/consent/certificate-file.ts'
import type { FilesPort } from './ports/files.ts'

type ExportCrypto = { sha256(text: string): string; readonly signer: ConsentSigner }

export type ConsentExport = {
  readonly to: string
  readonly controller: string
  readonly exportedAt: string
  readonly keys: readonly CertificateKey[]
  /** The workspace's whole chain in order. */
  readonly entries: readonly ConsentEntry[]
  /** Only this person's records are shown; null: everybody's. */
  readonly subject: string | null
}

/** Writes a certificate file: the whole chain, with the records of other people left out. */
export async function exportConsent(
  world: { readonly files: FilesPort; readonly crypto: ExportCrypto },
  input: ConsentExport,
): Promise<void> {
  const shown = input.entries.map((entry) =>
    input.subject === null || entry.record?.subject === input.subject ? entry : withoutRecord(entry),
  )
  const target = await world.files.createLines(input.to)
  const header: CertificateHeader = {
    format: certificateFormat,
    version: certificateVersion,
    controller: input.controller,
    exported_at: input.exportedAt,
    keys: input.keys,
  }
  const seal = sealChain(input.entries.at(-1) ?? null, headerHash(header, world.crypto.sha256), world.crypto.signer)
  const lines = certificateLines({ header, entries: shown, seal })
  try {
    for (const line of lines) await target.write(line)
  } catch (error) {
    await target.abort()
    throw error
  }
  await target.close()
}
