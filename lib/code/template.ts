import { BOOKING_EXAMPLES } from '@/lib/code/examples/booking';
import type { StarterExample } from '@/lib/code/examples/starter-example';
import { SUPPORT_EXAMPLES } from '@/lib/code/examples/support';
import type { Language } from '@/lib/contract/tool';

/** What a language asks of a tool, as `GET /v1/custom-tools/runtimes` publishes it. */
export type RuntimeContract = {
  readonly entrypoint_signature: string;
  readonly return_contract: string;
  readonly return_schema: Record<string, unknown>;
  readonly starter_template: string;
};

const RETURN_SCHEMA = {
  type: 'object',
  required: ['message'],
  properties: {
    message: { type: 'string', description: 'What the agent reads back.' },
    rawData: { description: 'Structured data for the agent to reason over.' },
  },
} as const;

const PYTHON_TEMPLATE = `def main(**params):
    """Say what the tool found, in words the agent can repeat to the customer."""
    # Each declared parameter arrives as a keyword argument.
    order_id = params.get("order_id", "unknown")

    # Replace this with the real work: a lookup, a calculation, a call to your API.
    status = "shipped"

    return {
        "message": f"Order {order_id} is {status}.",
        "rawData": {"order_id": order_id, "status": status},
    }
`;

const JAVASCRIPT_TEMPLATE = `/** Says what the tool found, in words the agent can repeat to the customer. */
async function main(params) {
  // Each declared parameter is a field of the params object.
  const { order_id = 'unknown' } = params;

  // Replace this with the real work: a lookup, a calculation, a call to your API.
  const status = 'shipped';

  return {
    message: \`Order \${order_id} is \${status}.\`,
    rawData: { order_id, status },
  };
}
`;

export const RUNTIME_CONTRACTS: Record<Language, RuntimeContract> = {
  python: {
    entrypoint_signature: 'def main(**params)',
    return_contract:
      'main must return a dict with a string `message` key, which is what the agent reads back. It may add a `rawData` key with structured data for the agent to reason over.',
    return_schema: RETURN_SCHEMA,
    starter_template: PYTHON_TEMPLATE,
  },
  javascript: {
    entrypoint_signature: 'async function main(params)',
    return_contract:
      'main must return (or resolve to) an object with a string `message` key, which is what the agent reads back. It may add a `rawData` key with structured data for the agent to reason over.',
    return_schema: RETURN_SCHEMA,
    starter_template: JAVASCRIPT_TEMPLATE,
  },
};

/** Complete tools to start from; each passes the static check with the standard library alone. */
export const STARTER_EXAMPLES: readonly StarterExample[] = [...SUPPORT_EXAMPLES, ...BOOKING_EXAMPLES];
