#pragma once

#include <cstdint>

#include "../CardPort.h"

namespace videorecorder
{

enum class HandleState : uint8_t
{
    Free,
    Opening, ///< A request opens it; no one has its handle yet.
    Open,
    Closing, ///< A request closes it; its handle is not valid any more.
    Lost,    ///< The card was detached: closed, but its owner has not closed the handle yet.
};

/// A file that managed code has open.
struct OpenFile
{
    HandleState state = HandleState::Free;
    uint32_t generation = 0;
    bool isWritable = false;
    CardStatus error = CardStatus::Ok; ///< The first failure, which all later calls return.
    int64_t accepted = 0;              ///< The length with all that was taken from callers.
    int64_t onCard = 0;                ///< The length that the card's task has brought the file to.
    int pendingWrites = 0;             ///< Requests that change it: what goes through slots, around the ring, and cuts.
};

/// A folder that managed code has open.
struct OpenFolder
{
    HandleState state = HandleState::Free;
    uint32_t generation = 0;
    bool hasEntry = false; ///< Whether `entry` was read but did not fit.
    CardEntry entry;
};

/// Handles are an index and a generation, so that one of a closed file is not taken for that of a newer one.
template <typename Entry, int Count>
class HandleTable
{
public:
    /// Takes a free entry; -1 when there is none. The entry is as new but for its generation.
    int Claim()
    {
        for (int index = 0; index < Count; ++index)
        {
            if (entries_[index].state == HandleState::Free)
            {
                const uint32_t generation = (entries_[index].generation + 1) % kGenerations;
                entries_[index] = Entry();
                entries_[index].generation = generation;
                entries_[index].state = HandleState::Opening;
                return index;
            }
        }

        return -1;
    }

    int32_t GetHandle(int index) const
    {
        return static_cast<int32_t>(entries_[index].generation) * Count + index;
    }

    /// Finds the entry that a caller means: open or lost; -1 when there is none.
    int Find(int32_t handle) const
    {
        if (handle < 0)
        {
            return -1;
        }

        const int index = handle % Count;
        const Entry &entry = entries_[index];
        const bool isMeant = entry.generation == static_cast<uint32_t>(handle / Count)
            && (entry.state == HandleState::Open || entry.state == HandleState::Lost);
        return isMeant ? index : -1;
    }

    Entry &operator[](int index) { return entries_[index]; }

private:
    static constexpr uint32_t kGenerations = 1U << 24;

    Entry entries_[Count];
};

using FileTable = HandleTable<OpenFile, kMaxFiles>;
using FolderTable = HandleTable<OpenFolder, kMaxFolders>;

} // namespace videorecorder
