import type { CertificateFault, CertificateReport } from '../../core/consent/verify-certificate.ts'
import { exitCodes } from '../exit-code.ts'
import type { Register } from '../program.ts'

type VerifyOptions = { readonly key?: string; readonly json?: boolean }

function faultLine({ line, seq, field, reason }: CertificateFault): string {
  const place = [`line ${line}`, seq !== null && `entry ${seq}`, field !== null && `field ${field}`]
  return `${reason} (${place.filter(Boolean).join(', ')})`
}

function reportLines(report: CertificateReport, isPinned: boolean): string[] {
  const keys = Object.entries(report.keys).map(([id, fingerprint]) => `key ${id}: ${fingerprint}`)
  const head = report.valid ? `valid: ${report.entries} entries` : 'NOT VALID'
  const hidden = report.withoutRecord > 0 ? [`${report.withoutRecord} entries without their record`] : []
  const advice =
    report.valid && !isPinned ? ['compare the key with the one the seller publishes, or give it with --key'] : []
  return [head, ...report.faults.map(faultLine), ...hidden, ...keys, ...advice]
}

/** `assay consent verify FILE`. */
export const registerConsent: Register = (program, wiring) => {
  const consent = program.command('consent').description('verifies consent certificates')
  consent
    .command('verify')
    .description('checks signatures and the hash chain of a certificate, offline')
    .argument('<file>', 'the certificate, JSON lines')
    .option('--key <sha256>', 'SHA-256 of the public key to trust, hex')
    .option('--json', 'one JSON document on standard output')
    .action(async (file: string, options: VerifyOptions) => {
      const { verifyConsent } = await import('../../app/verify-consent.ts')
      const world = { files: await wiring.files(), crypto: await wiring.consentCrypto() }
      const report = await verifyConsent(world, { from: file, pinnedKey: options.key ?? null })
      if (options.json) wiring.printJson(report)
      else for (const line of reportLines(report, options.key !== undefined)) wiring.note(line)
      if (!report.valid) process.exitCode = exitCodes.usage
    })
}
