/** Lets at most `limit` of the functions it is given run at a time; the others wait in order. */
export const createSlots = (limit: number) => {
  const waiting: (() => void)[] = [];
  let free = limit;

  const take = async (): Promise<void> => {
    if (free > 0) {
      free -= 1;
      return;
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
  };

  const giveBack = (): void => {
    const next = waiting.shift();
    if (next) {
      next();
    } else {
      free += 1;
    }
  };

  return async <Result>(run: () => Promise<Result>): Promise<Result> => {
    await take();
    try {
      return await run();
    } finally {
      giveBack();
    }
  };
};
