import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';

type Place = { readonly line: number; readonly character: number };
type Message = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly items?: readonly { readonly section?: string }[] } & Record<string, unknown>;
  readonly result?: unknown;
};

/** What the server says of a text: where, and what is wrong. */
export type Mark = {
  readonly message: string;
  readonly range: { readonly start: Place; readonly end: Place };
};

/** A suggestion at a place. */
export type Suggestion = { readonly label: string; readonly documentation?: string };

/**
 * The YAML language server, which VS Code's YAML extension and JetBrains' plugin of the same name run,
 * spoken to as an editor does that has opened a book: by its protocol, with the settings of the book.
 */
export class LanguageServer {
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;
  readonly #book: string;
  readonly #answers = new Map<number, (result: unknown) => void>();
  readonly #marks = new Map<string, (marks: readonly Mark[]) => void>();
  readonly #open = new Set<string>();
  #received = Buffer.alloc(0);
  #last = 0;
  #versions = 0;

  private constructor(book: string) {
    this.#book = book;
    const program = createRequire(import.meta.url).resolve('yaml-language-server/bin/yaml-language-server');
    this.#process = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#process.stdout.on('data', (data: Buffer) => this.#receive(data));
  }

  /** Starts a server for a book and returns it once it is ready. */
  static async start(book: string): Promise<LanguageServer> {
    const server = new LanguageServer(book);
    const rootUri = pathToFileURL(book).href;
    await server.#ask('initialize', {
      processId: null,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: 'book' }],
      capabilities: { workspace: { configuration: true, workspaceFolders: true }, textDocument: {} },
    });
    server.#tell('initialized', {});
    return server;
  }

  /** Opens a file of the book, with the text given, and returns what is marked in it. */
  async open(path: string, text: string): Promise<readonly Mark[]> {
    const uri = this.#uriOf(path);
    await this.#close(uri);
    this.#open.add(uri);
    const version = ++this.#versions;
    return new Promise((resolve) => {
      this.#marks.set(uri, resolve);
      this.#tell('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version, text } });
    });
  }

  /** Returns what stands in the box that opens over a place. */
  async hover(path: string, position: Place): Promise<string> {
    const textDocument = { uri: this.#uriOf(path) };
    const found = (await this.#ask('textDocument/hover', { textDocument, position })) as {
      readonly contents: { readonly value: string };
    } | null;
    return found?.contents.value ?? '';
  }

  /** Returns what is suggested at a place. */
  async complete(path: string, position: Place): Promise<readonly Suggestion[]> {
    const textDocument = { uri: this.#uriOf(path) };
    const found = (await this.#ask('textDocument/completion', { textDocument, position })) as {
      readonly items: readonly Suggestion[];
    };
    return found.items;
  }

  stop(): void {
    this.#process.kill();
  }

  /** What is closed has no marks any more, and the server says so. */
  async #close(uri: string): Promise<void> {
    if (!this.#open.has(uri)) return;
    await new Promise((resolve) => {
      this.#marks.set(uri, resolve);
      this.#tell('textDocument/didClose', { textDocument: { uri } });
    });
  }

  #uriOf(path: string): string {
    return pathToFileURL(join(this.#book, path)).href;
  }

  #ask(method: string, params: unknown): Promise<unknown> {
    const id = ++this.#last;
    return new Promise((resolve) => {
      this.#answers.set(id, resolve);
      this.#send({ id, method, params });
    });
  }

  #tell(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  #send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #receive(data: Buffer): void {
    this.#received = Buffer.concat([this.#received, data]);
    for (;;) {
      const start = this.#received.indexOf('\r\n\r\n') + 4;
      const size = Number(/Content-Length: (\d+)/.exec(this.#received.toString('latin1', 0, start))?.[1]);
      if (start < 4 || this.#received.length < start + size) return;
      const body = this.#received.toString('utf8', start, start + size);
      this.#received = this.#received.subarray(start + size);
      this.#take(JSON.parse(body) as Message);
    }
  }

  #take({ id, method, params, result }: Message): void {
    if (method === undefined && id !== undefined) this.#answers.get(id)?.(result);
    else if (method === 'textDocument/publishDiagnostics')
      this.#marks.get(String(params?.uri))?.(params?.diagnostics as readonly Mark[]);
    else if (id !== undefined)
      this.#send({ id, result: params?.items?.map(({ section }) => this.#setting(section)) ?? null });
  }

  /** The settings as the editor reads them from the book. */
  #setting(section: string | undefined): unknown {
    if (section !== 'yaml') return null;
    const settings = JSON.parse(readFileSync(join(this.#book, '.vscode/settings.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    return {
      schemas: settings['yaml.schemas'],
      schemaStore: { enable: settings['yaml.schemaStore.enable'] },
      format: { enable: settings['yaml.format.enable'] },
      validate: true,
      hover: true,
      completion: true,
    };
  }
}
