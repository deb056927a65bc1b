#include "CardClient.h"

#include "card/FolderEntry.h"

namespace videorecorder
{

template <typename Begin> int32_t CardClient::Do(Begin begin, uint8_t *buffer)
{
    int32_t ticket;
    while ((ticket = begin()) == kAgain)
    {
        waker.Wait();
    }

    return ticket < 0 ? ticket : Finish(ticket, buffer);
}

template <typename Call> CardStatus CardClient::Repeat(Call call)
{
    CardStatus status;
    while ((status = call()) == CardStatus::Again)
    {
        waker.Wait();
    }

    return status;
}

int32_t CardClient::Finish(int32_t ticket, uint8_t *buffer)
{
    int32_t result;
    while ((result = worker_.Take(ticket, buffer)) == kAgain)
    {
        waker.Wait();
    }

    return result;
}

CardStatus CardClient::Attach(const char *drive)
{
    return Repeat([&] { return worker_.Attach(drive); });
}

CardStatus CardClient::Detach()
{
    return Repeat([&] { return worker_.Detach(); });
}

CardStatus CardClient::GetSpace(CardSpace *space)
{
    return Repeat([&] { return worker_.GetSpace(space); });
}

int32_t CardClient::Open(const std::string &path, CardFileMode mode)
{
    return Do([&] { return worker_.BeginOpen(path.c_str(), mode); });
}

CardStatus CardClient::Append(int32_t handle, const Bytes &bytes)
{
    size_t done = 0;
    for (;;)
    {
        const int32_t taken = worker_.AppendSome(handle, bytes.data() + done, static_cast<uint32_t>(bytes.size() - done));
        if (taken < 0)
        {
            return static_cast<CardStatus>(taken);
        }

        done += static_cast<size_t>(taken);
        if (done == bytes.size())
        {
            return CardStatus::Ok;
        }

        waker.Wait();
    }
}

CardStatus CardClient::Overwrite(int32_t handle, int64_t position, const Bytes &bytes)
{
    size_t done = 0;
    for (;;)
    {
        const int32_t taken = worker_.OverwriteSome(
            handle, position + static_cast<int64_t>(done), bytes.data() + done, static_cast<uint32_t>(bytes.size() - done));
        if (taken < 0)
        {
            return static_cast<CardStatus>(taken);
        }

        done += static_cast<size_t>(taken);
        if (done == bytes.size())
        {
            return CardStatus::Ok;
        }

        waker.Wait();
    }
}

CardStatus CardClient::Sync(int32_t handle)
{
    return Repeat([&] { return worker_.Sync(handle); });
}

int32_t CardClient::Read(int32_t handle, int64_t position, uint32_t count, Bytes *bytes)
{
    bytes->assign(count, 0xEE);
    const int32_t read = Do([&] { return worker_.BeginRead(handle, position, count); }, bytes->data());
    bytes->resize(read < 0 ? 0 : static_cast<size_t>(read));
    return read;
}

CardStatus CardClient::Truncate(int32_t handle, int64_t length)
{
    return static_cast<CardStatus>(Do([&] { return worker_.BeginTruncate(handle, length); }));
}

CardStatus CardClient::Close(int32_t handle)
{
    return static_cast<CardStatus>(Do([&] { return worker_.BeginClose(handle); }));
}

CardStatus CardClient::List(const std::string &path, uint32_t capacity, std::vector<std::string> *names)
{
    names->clear();
    const int32_t folder = Do([&] { return worker_.BeginOpenFolder(path.c_str()); });
    if (folder < 0)
    {
        return static_cast<CardStatus>(folder);
    }

    Bytes buffer(capacity);
    int32_t used;
    while ((used = Do([&] { return worker_.BeginReadFolder(folder, capacity); }, buffer.data())) > 0)
    {
        for (size_t at = 0; at < static_cast<size_t>(used); at += 6U + buffer[at + 5])
        {
            const auto name = buffer.begin() + static_cast<int64_t>(at) + 6;
            const uint8_t flags = buffer[at + 4];
            const bool isFolder = (flags & FolderEntry::kFolderFlag) != 0;
            const bool hasArchive = (flags & FolderEntry::kArchiveFlag) != 0;
            names->push_back(std::string(name, name + buffer[at + 5]) + (isFolder ? "/" : hasArchive ? "" : "-"));
        }
    }

    const int32_t closed = Do([&] { return worker_.BeginCloseFolder(folder); });
    return static_cast<CardStatus>(used < 0 ? used : closed);
}

CardStatus CardClient::CreateFolder(const std::string &path)
{
    return static_cast<CardStatus>(Do([&] { return worker_.BeginCreateFolder(path.c_str()); }));
}

CardStatus CardClient::Delete(const std::string &path)
{
    return static_cast<CardStatus>(Do([&] { return worker_.BeginDelete(path.c_str()); }));
}

CardStatus CardClient::SetArchive(const std::string &path, bool isSet)
{
    return static_cast<CardStatus>(Do([&] { return worker_.BeginSetArchive(path.c_str(), isSet); }));
}

Bytes MakeBytes(size_t count, uint32_t seed)
{
    Bytes bytes(count);
    uint32_t state = seed * 2654435761U + 12345U;
    for (uint8_t &byte : bytes)
    {
        state = state * 1664525U + 1013904223U;
        byte = static_cast<uint8_t>(state >> 24);
    }

    return bytes;
}

} // namespace videorecorder
