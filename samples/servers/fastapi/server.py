"""Takes the clips of a VideoRecorder as forms (UploadFormat Multipart)."""

import asyncio
import contextlib
import hmac
import itertools
import os
import re
import shutil
import uuid
from typing import Optional

import uvicorn
from fastapi import FastAPI, Header, UploadFile
from fastapi.responses import JSONResponse

HOST = os.environ.get("HOST", "127.0.0.1")
PORT = int(os.environ.get("PORT", "3000"))
API_KEY = os.environ.get("API_KEY", "")
UPLOAD_FOLDER = os.environ.get("UPLOAD_FOLDER", "uploads")
BLOCK_BYTES = 64 * 1024
SILENCE_LIMIT_S = 600  # the recorder falls silent in mid-body while it records


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


class Guard:
    """Refuses a wrong key before FastAPI reads the body, and takes a sender that stays silent for gone."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        async def receive_in_time():
            try:
                return await asyncio.wait_for(receive(), SILENCE_LIMIT_S)
            except asyncio.TimeoutError:
                return {"type": "http.disconnect"}

        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif self.key_is_right(dict(scope["headers"]).get(b"authorization", b"")):
            await self.app(scope, receive_in_time, send)
        else:
            error = {"error": "The API key is missing or wrong."}
            await JSONResponse(error, 401, {"WWW-Authenticate": "Bearer"})(scope, receive, send)

    @staticmethod
    def key_is_right(sent):
        return not API_KEY or hmac.compare_digest(sent, f"Bearer {API_KEY}".encode())


app = FastAPI()
app.add_middleware(Guard)


@app.post("/upload")
def upload(file: UploadFile, x_device: Optional[str] = Header(None)):  # "def": runs beside the event loop
    folder = os.path.join(UPLOAD_FOLDER, plain_name(x_device, "device")) if x_device else UPLOAD_FOLDER
    part = os.path.join(UPLOAD_FOLDER, f".{uuid.uuid4()}.part")
    try:
        with open(part, "xb") as copy:  # from the spool file, in which the form arrived whole
            shutil.copyfileobj(file.file, copy, BLOCK_BYTES)
            copy.flush()
            os.fsync(copy.fileno())
        stored = keep(part, folder, clip_name(file.filename or ""))
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.remove(part)
    return {
        "message": "Upload successful",
        "filename": os.path.basename(stored),
        "size": os.path.getsize(stored),
    }


if __name__ == "__main__":
    os.makedirs(UPLOAD_FOLDER, exist_ok=True)
    uvicorn.run(app, host=HOST, port=PORT)
