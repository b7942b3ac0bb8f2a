// Where a contact can be reached: one address for each channel that he has one on.
import { z } from 'zod';
import { CHANNELS } from './registry.ts';

/** By name of the channel; whether that is open anywhere does not matter here. */
export const contactAddresses = z
  .strictObject(
    Object.fromEntries(
      CHANNELS.map(({ name, title, address }) => [name, z.optional(address.describe(`${title}地址`))] as const),
    ) as Record<string, z.ZodType<string>>,
  )
  .refine((addresses) => Object.keys(addresses).length > 0, { error: '至少应有一种联系地址' });
