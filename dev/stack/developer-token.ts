import { SignJWT } from 'jose';

export const roles = ['handler', 'leader', 'administrator', 'auditor'] as const;
export type Role = (typeof roles)[number];

export interface DeveloperTokenRequest {
  readonly secret: string;
  readonly party: string;
  readonly roles: readonly Role[];
  /** Who holds it; by default named after party and role. */
  readonly sub?: string;
}

/** A token the API takes in development only: signed with the key of this folder, good for thirty days. */
export function developerToken({
  secret,
  party,
  roles: held,
  sub = `${party}-${held[0]}`,
}: DeveloperTokenRequest): Promise<string> {
  return new SignJWT({ party, roles: [...held] })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(sub)
    .setIssuer('duban-dev')
    .setAudience('duban')
    .setIssuedAt()
    .setExpirationTime('30d')
    .sign(new TextEncoder().encode(secret));
}
