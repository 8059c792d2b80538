'use client';

import { useState } from 'react';
import { CreateTokenForm } from '@/components/settings/create-token-form';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import type { CreatedToken } from '@/lib/contract/token';

/** Makes a token, then shows its secret for the only time. */
export function CreateTokenDialog({ onClose }: { onClose: () => void }) {
  const [created, setCreated] = useState<CreatedToken | null>(null);
  return created ? (
    <SecretDialog created={created} onClose={onClose} />
  ) : (
    <CreateTokenForm onCreated={setCreated} onClose={onClose} />
  );
}

function SecretDialog({ created, onClose }: { created: CreatedToken; onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      outsideCloses={false}
      title={`${created.name} is ready`}
      footer={
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <Notice tone="warning" title="Copy the token now">
          Only its fingerprint is kept, so it cannot be shown again.
        </Notice>
        <Field label="Token">
          <Input
            readOnly
            value={created.secret}
            onFocus={(event) => event.currentTarget.select()}
            className="font-mono text-xs"
          />
        </Field>
        <div>
          <CopyButton text={created.secret} label="Copy token" size="medium" />
        </div>
      </div>
    </Dialog>
  );
}
