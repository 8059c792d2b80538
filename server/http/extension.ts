import { z } from 'zod';
import { EXTENSION_MARK } from '@/lib/contract/envelope';

const isExtension = (field: z.ZodType): boolean => {
  const parameter = field.meta()?.param;
  return (
    typeof parameter === 'object' && parameter !== null && Reflect.get(parameter, EXTENSION_MARK) === true
  );
};

/** The fields of a query or of headers that exist: with extensions off, those that the contract publishes. */
export const existingFields = (
  fields: z.ZodObject | undefined,
  extensions: boolean,
): z.ZodObject | undefined => {
  if (!fields || extensions) {
    return fields;
  }
  const published = Object.entries(fields.shape).filter(([, field]) => !isExtension(field));
  return new z.ZodObject({ ...fields.def, shape: Object.fromEntries(published) });
};
