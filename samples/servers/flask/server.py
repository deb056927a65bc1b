"""Takes the clips of a VideoRecorder as bare bytes (UploadFormat Raw)."""

import contextlib
import hmac
import itertools
import os
import re
import uuid

from flask import Flask, jsonify, request
from werkzeug.exceptions import HTTPException
from werkzeug.serving import WSGIRequestHandler

HOST = os.environ.get("HOST", "127.0.0.1")
PORT = int(os.environ.get("PORT", "3000"))
API_KEY = os.environ.get("API_KEY", "")
UPLOAD_FOLDER = os.environ.get("UPLOAD_FOLDER", "uploads")
BLOCK_BYTES = 64 * 1024
SILENCE_LIMIT_S = 600  # the recorder falls silent in mid-body while it records

app = Flask(__name__)


def plain_name(text, otherwise):
    """What is left of a client's text when it must be a plain name: no folder, no dot, no long name."""
    name = re.sub(r"[^A-Za-z0-9_-]", "_", text)[:100].lstrip("-")
    return otherwise if re.fullmatch(r"_*|con|prn|aux|nul|(com|lpt)\d", name, re.IGNORECASE) else name


def clip_name(file_name):
    base = re.split(r"[/\\]", file_name)[-1]
    return plain_name(os.path.splitext(base)[0], "clip")


def keep(part, folder, name):
    """Gives a complete file its name; when the name is taken, a number is added."""
    os.makedirs(folder, exist_ok=True)
    for number in itertools.count():
        target = os.path.join(folder, f"{name}-{number}.avi" if number else f"{name}.avi")
        try:
            open(target, "xb").close()  # ours from here on
        except FileExistsError:
            continue
        try:
            os.replace(part, target)
        except OSError:
            os.remove(target)
            raise
        return target


def receive(body, part):
    """Copies the body to the disk, block by block; a body that ends too early raises."""
    with open(part, "xb") as file:
        while block := body.read(BLOCK_BYTES):
            file.write(block)
        file.flush()
        os.fsync(file.fileno())


def key_is_right():
    sent = request.headers.get("Authorization", "").encode("latin-1", "replace")
    return not API_KEY or hmac.compare_digest(sent, f"Bearer {API_KEY}".encode())


def refuse(status, error):
    """Answers at once and then reads on: closing earlier could destroy the answer on its way."""
    def read_rest(body=request.stream):
        with contextlib.suppress(HTTPException, OSError):
            while body.read(BLOCK_BYTES):
                pass

    response = jsonify(error=error)
    response.status_code = status
    response.call_on_close(read_rest)
    return response


@app.post("/upload")
def upload():
    if not key_is_right():
        response = refuse(401, "The API key is missing or wrong.")
        response.headers["WWW-Authenticate"] = "Bearer"
        return response
    if request.content_length is None:
        return refuse(411, "Content-Length is missing.")
    if request.mimetype.startswith("multipart/"):
        return refuse(415, "This server takes the bare bytes of a clip (UploadFormat Raw).")

    device = request.headers.get("X-Device")
    folder = os.path.join(UPLOAD_FOLDER, plain_name(device, "device")) if device else UPLOAD_FOLDER
    part = os.path.join(UPLOAD_FOLDER, f".{uuid.uuid4()}.part")
    try:
        receive(request.stream, part)
        file = keep(part, folder, clip_name(request.headers.get("X-Filename", "")))
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.remove(part)
    return jsonify(message="Upload successful", filename=os.path.basename(file), size=os.path.getsize(file))


@app.errorhandler(HTTPException)
def explain(error):
    return jsonify(error=error.description), error.code


class RequestHandler(WSGIRequestHandler):
    timeout = SILENCE_LIMIT_S


if __name__ == "__main__":
    os.makedirs(UPLOAD_FOLDER, exist_ok=True)
    app.run(host=HOST, port=PORT, threaded=True, request_handler=RequestHandler)
