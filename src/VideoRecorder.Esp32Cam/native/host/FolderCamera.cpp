#include "FolderCamera.h"

#include <algorithm>
#include <dirent.h>
#include <fstream>
#include <iterator>
#include <thread>
#include <utility>

#include "../portable/Guard.h"
#include "DrawnPicture.h"
#include "Environment.h"

namespace videorecorder
{
namespace host
{

namespace
{

// How long the board's driver waits for a frame.
constexpr int32_t kFrameTimeoutMs = 4000;
constexpr int32_t kLookMs = 2;

// The sensor's sizes with JPEG (OV2640 data sheet and esp32-camera's list).
constexpr int32_t kSizes[][2] = {
    {96, 96},   {160, 120}, {176, 144}, {240, 176}, {240, 240},  {320, 240},   {400, 296},
    {480, 320}, {640, 480}, {800, 600}, {1024, 768}, {1280, 720}, {1280, 1024}, {1600, 1200},
};

bool HasSize(int32_t width, int32_t height)
{
    return std::any_of(
        std::begin(kSizes),
        std::end(kSizes),
        [=](const int32_t(&size)[2]) { return size[0] == width && size[1] == height; });
}

bool EndsWith(const std::string &name, const char *end)
{
    const std::string tail = end;
    return name.size() >= tail.size() && name.compare(name.size() - tail.size(), tail.size(), tail) == 0;
}

std::vector<std::string> ListPictures(const std::string &folder)
{
    std::vector<std::string> names;
    DIR *entries = opendir(folder.c_str());
    while (const dirent *entry = entries == nullptr ? nullptr : readdir(entries))
    {
        const std::string name = entry->d_name;
        if (EndsWith(name, ".jpg") || EndsWith(name, ".jpeg"))
        {
            names.push_back(folder + "/" + name);
        }
    }

    if (entries != nullptr)
    {
        closedir(entries);
    }

    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

FolderCamera::Settings FolderCamera::FromEnvironment()
{
    Settings settings;
    const char *folder = GetText("VIDEORECORDER_CAMERA");
    settings.present = !IsNone("VIDEORECORDER_CAMERA");
    settings.folder = folder == nullptr || !settings.present ? "" : folder;
    settings.framesPerS = static_cast<int32_t>(GetNumber("VIDEORECORDER_CAMERA_FPS", settings.framesPerS));
    settings.frameBytes = static_cast<int32_t>(GetNumber("VIDEORECORDER_CAMERA_BYTES", settings.frameBytes));
    return settings;
}

FolderCamera::FolderCamera(Settings settings) : settings_(std::move(settings))
{
}

CameraStatus FolderCamera::Start(const CameraSettings &settings)
{
    if (!settings_.present || !Load())
    {
        return CameraStatus::NoSensor;
    }

    if (!HasSize(settings.width, settings.height))
    {
        return CameraStatus::NotSupported;
    }

    started_ = settings;
    buffers_.assign(static_cast<size_t>(settings.frameBuffers), Buffer());
    start_ = Clock::now();
    last_ = -1;
    return CameraStatus::Ok;
}

CameraStatus FolderCamera::Next(CameraBuffer *buffer)
{
    Buffer *free = TakeFreeBuffer();
    if (free == nullptr)
    {
        return CameraStatus::TimedOut;
    }

    const int64_t number = AwaitFrame();
    free->bytes = pictures_.empty()
                      ? DrawPicture(started_.width, started_.height, number, settings_.frameBytes)
                      : pictures_[static_cast<size_t>(number) % pictures_.size()];
    buffer->bytes = free->bytes.data();
    buffer->length = static_cast<uint32_t>(free->bytes.size());
    buffer->driver = free;
    return CameraStatus::Ok;
}

void FolderCamera::Release(const CameraBuffer &buffer)
{
    Guard guard(mutex_);
    static_cast<Buffer *>(buffer.driver)->taken = false;
}

void FolderCamera::Stop()
{
    buffers_.clear();
}

// A buffer that no one has; null when none becomes free for as long as the board's driver waits.
FolderCamera::Buffer *FolderCamera::TakeFreeBuffer()
{
    for (int32_t waited = 0; waited < kFrameTimeoutMs; waited += kLookMs)
    {
        {
            Guard guard(mutex_);
            for (Buffer &buffer : buffers_)
            {
                if (!buffer.taken)
                {
                    buffer.taken = true;
                    return &buffer;
                }
            }
        }

        std::this_thread::sleep_for(std::chrono::milliseconds(kLookMs));
    }

    return nullptr;
}

// Waits for the next frame, and gets its number since the start. Those that no one waited for are lost.
int64_t FolderCamera::AwaitFrame()
{
    using std::chrono::microseconds;
    const int64_t interval = 1000000 / std::max(1, settings_.framesPerS);
    const int64_t passed = std::chrono::duration_cast<microseconds>(Clock::now() - start_).count();
    last_ = std::max(last_ + 1, passed / interval);
    std::this_thread::sleep_until(start_ + microseconds((last_ + 1) * interval));
    return last_;
}

// Reads the pictures once. Returns false when there is a folder but no picture in it.
bool FolderCamera::Load()
{
    if (settings_.folder.empty() || !pictures_.empty())
    {
        return true;
    }

    for (const std::string &name : ListPictures(settings_.folder))
    {
        std::ifstream file(name, std::ios::binary);
        pictures_.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }

    return !pictures_.empty();
}

} // namespace host
} // namespace videorecorder
