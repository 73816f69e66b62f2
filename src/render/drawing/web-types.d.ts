// The types of the drawing program name what browsers have; Node's own types lack these two.
type BufferSource = ArrayBufferView | ArrayBuffer;
type RequestInfo = string | URL | Request;
