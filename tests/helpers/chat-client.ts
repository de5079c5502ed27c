// A page's side of the chat's API, in as few words as tests need.

export interface ChatReply {
  readonly seq: number;
  readonly from: 'bot' | 'person';
  readonly name?: string;
  readonly text: string;
  readonly options?: readonly string[];
}

export interface ChatAnswer {
  readonly status: number;
  readonly body: {
    readonly seq: number;
    readonly replies: readonly ChatReply[];
    readonly code?: string;
    readonly closed?: boolean;
    readonly clear?: boolean;
  };
  readonly headers: Headers;
}

/** One chat with a token. */
export class Chat {
  readonly base: string;
  readonly token: string;
  #next = 0;

  constructor(base: string, token: string) {
    this.base = base;
    this.token = token;
  }

  static async open(base: string, lang = 'en'): Promise<Chat> {
    const response = await fetch(`${base}/chat/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ lang }),
    });
    const { token } = (await response.json()) as { token: string };
    return new Chat(base, token);
  }

  async say(text: string, id = `m${++this.#next}`): Promise<ChatAnswer> {
    return this.post('/chat/messages', JSON.stringify({ id, text }));
  }

  async post(path: string, body: string, headers: Record<string, string> = {}): Promise<ChatAnswer> {
    const response = await fetch(`${this.base}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}`, ...headers },
      body,
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
  }

  /** Reads the stream until `count` replies came, from `after` on. */
  async stream(count: number, after?: number): Promise<readonly ChatReply[]> {
    const stop = new AbortController();
    const headers = {
      authorization: `Bearer ${this.token}`,
      ...(after === undefined ? {} : { 'last-event-id': String(after) }),
    };
    const response = await fetch(`${this.base}/chat/events`, { headers, signal: stop.signal });
    const replies: ChatReply[] = [];
    let buffer = '';
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body ?? []) {
        buffer += decoder.decode(chunk, { stream: true });
        const events = buffer.split('\n\n');
        buffer = events.pop() ?? '';
        for (const event of events) {
          const data = event.split('\n').find((line) => line.startsWith('data: '));
          if (data !== undefined) replies.push(JSON.parse(data.slice(6)));
        }
        if (replies.length >= count) break;
      }
    } finally {
      stop.abort();
    }
    return replies;
  }
}
