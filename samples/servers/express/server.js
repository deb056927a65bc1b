// Takes the clips of a VideoRecorder as forms (UploadFormat Multipart).
import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import express from 'express';
import multer from 'multer';

const { HOST = '127.0.0.1', PORT = '3000', API_KEY = '', UPLOAD_FOLDER = 'uploads' } = process.env;
const SILENCE_LIMIT_MS = 600_000; // the recorder falls silent in mid-body while it records

// What is left of a client's text when it must be a plain name: no folder, no dot, no long name.
function plainName(text, otherwise) {
  const name = text.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, 100).replace(/^-+/, '');
  return /^(_*|con|prn|aux|nul|(com|lpt)\d)$/i.test(name) ? otherwise : name;
}

function clipName(fileName) {
  const base = fileName.split(/[/\\]/).pop();
  return plainName(path.parse(base).name, 'clip');
}

// Gives a complete file its name; when the name is taken, a number is added.
async function keep(part, folder, name) {
  await mkdir(folder, { recursive: true });
  for (let number = 0; ; number++) {
    const target = path.join(folder, number === 0 ? `${name}.avi` : `${name}-${number}.avi`);
    try {
      await (await open(target, 'wx')).close(); // ours from here on
    } catch (error) {
      if (error.code === 'EEXIST') continue;
      throw error;
    }
    try {
      await rename(part, target);
    } catch (error) {
      await rm(target, { force: true });
      throw error;
    }
    return target;
  }
}

function checkKey(req, res, next) {
  const digest = (text, encoding) => createHash('sha256').update(text, encoding).digest();
  const sent = digest(req.headers.authorization ?? '', 'latin1');
  if (API_KEY === '' || timingSafeEqual(sent, digest(`Bearer ${API_KEY}`, 'utf8'))) return next();
  res.status(401).set('WWW-Authenticate', 'Bearer').json({ error: 'The API key is missing or wrong.' });
}

// multer streams to a hidden file, syncs it, and removes it when the request breaks off.
const form = multer({
  storage: multer.diskStorage({
    destination: UPLOAD_FOLDER,
    filename: (req, file, done) => done(null, `.${randomUUID()}.part`),
    flush: true,
  }),
  limits: { files: 1, fields: 10, fieldSize: 1024 },
});

function refuseBadForm(error, req, res, next) {
  if (error.syscall) return next(error); // the disk, not the form
  res.status(400).json({ error: error.message });
}

async function upload(req, res) {
  if (!req.file) {
    return res.status(422).json({ error: 'No file in a form field "file" (UploadFormat Multipart).' });
  }
  const part = req.file.path;
  try {
    const device = req.headers['x-device'];
    const folder = device ? path.join(UPLOAD_FOLDER, plainName(device, 'device')) : UPLOAD_FOLDER;
    const file = await keep(part, folder, clipName(req.file.originalname));
    const { size } = await stat(file);
    console.log(`${file} ${size}`);
    res.json({ message: 'Upload successful', filename: path.basename(file), size });
  } finally {
    await rm(part, { force: true });
  }
}

const app = express();
app.disable('x-powered-by');
app.post('/upload', checkKey, form.single('file'), refuseBadForm, upload);
app.use((error, req, res, next) => {
  console.error(error);
  res.status(500).json({ error: 'The clip could not be stored.' });
});

const server = app.listen(Number(PORT), HOST, (error) => {
  if (error) throw error;
  console.log(`Upload server on http://${HOST}:${server.address().port}/upload`);
});
server.requestTimeout = 0; // Node would cut every request after 5 minutes, pauses included
server.setTimeout(SILENCE_LIMIT_MS);
