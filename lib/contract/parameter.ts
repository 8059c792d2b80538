import { z } from 'zod';

/** The types of the overview page. Answers are read with any string, writes take only these. */
export const PARAMETER_TYPES = ['string', 'number', 'boolean', 'object', 'array'] as const;
export type ParameterType = (typeof PARAMETER_TYPES)[number];

export const PARAMETER_NAME_MAX = 128;

const parameterFields = {
  type: z.string().meta({
    description: 'JSON-schema-style parameter type, e.g. `string`, `number`, `boolean`, `object`, `array`.',
  }),
  required: z.boolean().meta({ description: 'Whether the agent must supply this parameter.' }),
  description: z.string().meta({
    description: 'What this parameter is. Shown to the model to help it fill the value correctly.',
  }),
  execution_message_description: z
    .string()
    .optional()
    .meta({ description: 'Optional per-parameter note surfaced while the tool is running.' }),
  enum_values: z
    .array(z.string())
    .optional()
    .meta({ description: 'Optional closed set of allowed string values.' }),
};

const PARAMETERS_DESCRIPTION =
  'Parameters the tool accepts, keyed by parameter name. Each becomes a key in the `params` object/dict passed to `main`.';

export const parameterSchema = z.strictObject(parameterFields);
export const parametersSchema = z
  .record(z.string(), parameterSchema)
  .meta({ description: PARAMETERS_DESCRIPTION });

const isParameterType = (type: string): type is ParameterType =>
  (PARAMETER_TYPES as readonly string[]).includes(type);

/** What a write may say of one parameter: the five types, and a closed set of strings only for a string. */
export const writtenParameterSchema = parameterSchema.superRefine((parameter, context) => {
  const { type, enum_values: values } = parameter;
  if (!isParameterType(type)) {
    context.addIssue({
      code: 'custom',
      path: ['type'],
      message: `expected one of ${PARAMETER_TYPES.join(', ')}, got ${JSON.stringify(type)}`,
    });
  }
  if (!values || values.length === 0) {
    return;
  }
  if (type !== 'string') {
    context.addIssue({
      code: 'custom',
      path: ['enum_values'],
      message: `only a string parameter can have a closed set of values, this one is ${JSON.stringify(type)}`,
    });
  }
  const repeated = values.find((value, index) => values.indexOf(value) !== index);
  if (repeated !== undefined) {
    context.addIssue({
      code: 'custom',
      path: ['enum_values'],
      message: `each value may stand once, ${JSON.stringify(repeated)} is there twice`,
    });
  }
});

export const writtenParametersSchema = z
  .record(z.string().min(1).max(PARAMETER_NAME_MAX), writtenParameterSchema)
  .meta({ description: PARAMETERS_DESCRIPTION });

export type Parameter = z.infer<typeof parameterSchema>;
export type Parameters = z.infer<typeof parametersSchema>;
