import { useEffect, useState } from 'react';

/** The value once it has not changed for so long: for announcements, which must not chatter while someone types. */
export function useSettled<Value>(value: Value, milliseconds: number): Value | null {
  const [settled, setSettled] = useState<Value | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
