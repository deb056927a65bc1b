#pragma once

#include <cstdint>

#include "../CardPort.h"
#include "../CardState.h"

namespace videorecorder
{

/// Does the requests, in the order in which they came. Used by the card's task.
class RequestRunner
{
public:
    RequestRunner(CardState &state, CardPort &port) : state_(state), port_(port) {}
    RequestRunner(const RequestRunner &) = delete;
    RequestRunner &operator=(const RequestRunner &) = delete;

    /// Does one request. Returns false when there is none, or when the ring has to be written first.
    bool Step();

    /// Ends all requests with NotPresent, closes everything, and empties the ring.
    void CloseDown();

private:
    bool IsReady(const Request &request) const;
    int32_t Do(Request &request);
    int32_t DoFile(Request &request);
    int32_t DoFolder(Request &request);
    int32_t DoPath(Request &request);
    int32_t Read(const Request &request);
    int32_t Write(const Request &request);
    int32_t ReadFolder(const Request &request);
    CardStatus GetError(int file);

    void Finish(Request &request, int32_t result);
    int32_t FinishFile(Request &request, int32_t result);
    int32_t FinishFolder(Request &request, int32_t result);

    void Refuse(Request &request);
    template <typename Table, typename Close>
    void CloseEach(Table &table, int count, Close close);

    CardState &state_;
    CardPort &port_;
};

} // namespace videorecorder
