// Certificates and keys in PEM, looked at before they are used: the libraries below either fall silent about what is
// wrong with them, or name no file.
import { createPrivateKey, X509Certificate } from 'node:crypto';

/** `name` is what an operator calls it: the setting, and the file where there is one. */
export interface Pem {
  readonly name: string;
  readonly read: () => string | NodeJS.ArrayBufferView;
}

/** What is wrong with a root certificate and a client's own certificate and key, as one sentence; the first of it. */
export function problemOfPems({ ca, cert, key }: { ca?: Pem; cert?: Pem; key?: Pem }): string | undefined {
  for (const pem of [ca, cert, key]) {
    const problem = pem && whyUnreadable(pem.read);
    if (problem) return `${pem.name}：${problem}`;
  }
  if (ca && !certificateOf(ca)) return `${ca.name}：其中没有 PEM 格式的证书`;
  if (!cert || !key) return undefined;
  const own = certificateOf(cert);
  if (!own) return `${cert.name}：其中没有 PEM 格式的证书`;
  const [from, to] = [new Date(own.validFrom), new Date(own.validTo)];
  if (to.getTime() < Date.now()) return `${cert.name}：证书已于 ${to.toISOString()} 过期`;
  if (from.getTime() > Date.now()) return `${cert.name}：证书自 ${from.toISOString()} 起才有效`;
  const ownKey = privateKeyOf(key);
  if (!ownKey) return `${key.name}：不是可以使用的私钥（应为 PEM 格式，不带口令）`;
  return own.checkPrivateKey(ownKey) ? undefined : `${key.name}：私钥与证书 ${cert.name} 不相配`;
}

/** Why a file cannot be read, in words for whoever named it; undefined where it can. */
export function whyUnreadable(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why: Partial<Record<string, string>> = {
      ENOENT: '没有这个文件',
      EACCES: '没有读取它的权限',
      EISDIR: '是目录，不是文件',
    };
    return `无法读取：${why[code ?? ''] ?? code ?? String(error)}`;
  }
}

function certificateOf({ read }: Pem): X509Certificate | undefined {
  try {
    return new X509Certificate(bytesOf(read()));
  } catch {
    return undefined;
  }
}

function privateKeyOf({ read }: Pem): ReturnType<typeof createPrivateKey> | undefined {
  try {
    return createPrivateKey(bytesOf(read()));
  } catch {
    return undefined;
  }
}

const bytesOf = (pem: string | NodeJS.ArrayBufferView): Buffer =>
  typeof pem === 'string' ? Buffer.from(pem) : Buffer.from(pem.buffer, pem.byteOffset, pem.byteLength);
