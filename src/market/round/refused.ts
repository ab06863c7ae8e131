/** A certificate that does not hold, with the first reason found. */
export class CertificateRefused extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'CertificateRefused'
  }
}

/** @throws CertificateRefused */
export function holds(it: boolean, reason: string): asserts it {
  if (!it) throw new CertificateRefused(reason)
}
