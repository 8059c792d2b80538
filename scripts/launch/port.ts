import net from 'node:net';

export type PortUse = { port: number; host: string; variable: 'PORT' | 'API_PORT' };

/** Why a program could not listen there, as a sentence that names the variable; null when it could. */
export const portProblem = async ({ port, host, variable }: PortUse): Promise<string | null> => {
  const code = await tryListen(port, host);
  switch (code) {
    case null:
      return null;
    case 'EADDRINUSE':
      return `Port ${port} is in use by another program. Stop that one, or choose another port: ${variable}=${port < 65_535 ? port + 1 : port - 1}.`;
    case 'EACCES':
      return `This user may not open port ${port}. Choose one above 1023: ${variable}=${variable === 'PORT' ? 3000 : 4400}.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST: ${JSON.stringify(host)} is no address of this machine. Leave it out for 127.0.0.1.`;
    default:
      return `Port ${port} (${variable}) on ${host} cannot be opened: ${code}.`;
  }
};

const tryListen = (port: number, host: string): Promise<string | null> =>
  new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
