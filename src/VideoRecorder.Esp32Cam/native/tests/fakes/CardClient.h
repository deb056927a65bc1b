#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "card/CardWorker.h"
#include "FakeCard.h"
#include "Waker.h"

namespace videorecorder
{

/// Calls the card worker as the glue does for one managed thread: waits where a call is to be made again, and gives
/// back what managed code gets.
class CardClient
{
public:
    explicit CardClient(CardWorker &worker) : worker_(worker) {}

    CardStatus Attach(const char *drive = "D:");
    CardStatus Detach();
    CardStatus GetSpace(CardSpace *space);

    int32_t Open(const std::string &path, CardFileMode mode = CardFileMode::CreateNew);
    CardStatus Append(int32_t handle, const Bytes &bytes);
    CardStatus Overwrite(int32_t handle, int64_t position, const Bytes &bytes);
    CardStatus Sync(int32_t handle);
    int32_t Read(int32_t handle, int64_t position, uint32_t count, Bytes *bytes);
    CardStatus Truncate(int32_t handle, int64_t length);
    CardStatus Close(int32_t handle);

    /// The names in a folder, folders with a slash at their end, files without "archive" with a minus; or why not.
    CardStatus List(const std::string &path, uint32_t capacity, std::vector<std::string> *names);
    CardStatus CreateFolder(const std::string &path);
    CardStatus Delete(const std::string &path);
    CardStatus SetArchive(const std::string &path, bool isSet);

    /// Waits for the result of a request.
    int32_t Finish(int32_t ticket, uint8_t *buffer = nullptr);

    Waker waker;

private:
    template <typename Begin> int32_t Do(Begin begin, uint8_t *buffer = nullptr);
    template <typename Call> CardStatus Repeat(Call call);

    CardWorker &worker_;
};

/// Bytes that tell where they belong.
Bytes MakeBytes(size_t count, uint32_t seed = 1);

} // namespace videorecorder
